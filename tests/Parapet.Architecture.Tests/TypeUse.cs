using System.Reflection;
using System.Reflection.Emit;

namespace Parapet.Architecture.Tests;

/// <summary>Which types the code of a type touches: in signatures, fields, locals and every instruction of its methods.</summary>
internal static class TypeUse
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value & 0xffff);

    public static IReadOnlySet<Type> Of(Type type)
    {
        HashSet<Type> used = [];
        Add(used, type.BaseType);
        foreach (Type face in type.GetInterfaces())
            Add(used, face);
        foreach (FieldInfo field in type.GetFields(Own))
            Add(used, field.FieldType);
        foreach (MethodBase method in Methods(type))
        {
            AddSignature(used, method);
            foreach (LocalVariableInfo local in method.GetMethodBody()?.LocalVariables ?? [])
                Add(used, local.LocalType);
            foreach (MemberInfo member in Mentioned(method))
                AddMember(used, member);
        }
        return used;
    }

    /// <summary>Uses that a rule forbids, each as a sentence.</summary>
    public static IEnumerable<string> UsedBy(Type type, Func<Type, bool> forbidden) => Of(type).Where(forbidden).Select(used => $"{type} uses {used}");

    /// <summary>Whether a type stands in a namespace or in one below it.</summary>
    public static bool In(Type type, string space) =>
        type.Namespace is { } own && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));

    /// <summary>Every member that the instructions of a type's methods name.</summary>
    public static IEnumerable<MemberInfo> MembersMentionedBy(Type type) => Methods(type).SelectMany(Mentioned);

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own));

    private static void AddMember(HashSet<Type> used, MemberInfo member)
    {
        Add(used, member.DeclaringType);
        switch (member)
        {
            case Type named:
                Add(used, named);
                break;
            case FieldInfo field:
                Add(used, field.FieldType);
                break;
            case MethodBase method:
                AddSignature(used, method);
                break;
        }
    }

    private static void AddSignature(HashSet<Type> used, MethodBase method)
    {
        foreach (ParameterInfo parameter in method.GetParameters())
            Add(used, parameter.ParameterType);
        if (method is MethodInfo { ReturnType: { } returned })
            Add(used, returned);
        if (method.IsGenericMethod)
        {
            foreach (Type argument in method.GetGenericArguments())
                Add(used, argument);
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || !used.Add(type))
            return;
        if (type.HasElementType)
            Add(used, type.GetElementType());
        if (type.IsGenericType)
        {
            foreach (Type argument in type.GetGenericArguments())
                Add(used, argument);
        }
    }

    private static List<MemberInfo> Mentioned(MethodBase method)
    {
        List<MemberInfo> found = [];
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[] ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int at = 0; at < code.Length;)
        {
            int value = code[at++];
            if (value == 0xfe)
                value = value << 8 | code[at++];
            OpCode instruction = OpCodesByValue[value];
            if (instruction.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                && method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod) is { } member)
                found.Add(member);
            at += OperandLength(instruction, code, at);
        }
        return found;
    }

    private static int OperandLength(OpCode instruction, byte[] code, int at) => instruction.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
