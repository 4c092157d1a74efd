using Parapet.Model.Checks;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parapet.Model.Text;

/// <summary>
/// Turns YAML into a <see cref="TextNode"/> tree with positions. A small, safe part of YAML is accepted: one document,
/// mappings with plain keys, lists, scalars. Anchors, aliases and tags are refused, so that a file means what it shows and a
/// short one cannot grow into a large tree.
/// </summary>
public static class YamlTree
{
    public const int MostNodes = 200_000;

    public const int DeepestNesting = 64;

    /// <summary>Reads the file at a path; null, with diagnostics, where it holds no usable tree.</summary>
    public static TextMapping? Read(string path, Diagnostics diagnostics)
    {
        TextFile? file = TextFile.Read(path, diagnostics);
        return file is null ? null : Parse(file.Name, file.Content, diagnostics);
    }

    /// <summary>Reads a text; null, with diagnostics, where it holds no usable tree.</summary>
    /// <param name="name">File name for positions.</param>
    public static TextMapping? Parse(string name, string content, Diagnostics diagnostics)
    {
        int before = diagnostics.All.Count;
        Reading reading = new(name, content, diagnostics);
        TextNode? root;
        try
        {
            root = reading.Document();
        }
        catch (YamlException fault)
        {
            SourceSpan where = new(name, Math.Max(1, (int)fault.Start.Line), Math.Max(1, (int)fault.Start.Column));
            diagnostics.Add(where, Codes.YamlSyntax,
                $"this is not YAML: {Sentence(fault.Message)}", "look at indentation, colons and quotes just before this place");
            return null;
        }
        catch (Refused)
        {
            return null;
        }
        if (root is null)
        {
            diagnostics.Add(new(name, 1, 1), Codes.EmptyFile, "the file holds nothing");
            return null;
        }
        if (root is not TextMapping mapping)
        {
            diagnostics.Add(root.Where, Codes.NotAMapping, $"{root.Shape} stands here, keys with values are due");
            return null;
        }
        return diagnostics.All.Count == before ? mapping : null;
    }

    private static string Sentence(string message)
    {
        string text = TextScalar.Excerpt(message, 200).TrimEnd('.', ' ');
        return text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : "unreadable";
    }

    /// <summary>A fault after which the rest of the file cannot be read; its diagnostic is already in the list.</summary>
    private sealed class Refused : Exception;

    private sealed class Reading(string name, string content, Diagnostics diagnostics)
    {
        private readonly Scanner scanner = new(new StringReader(content));
        private Parser? parser;
        private int nodes;

        public TextNode? Document()
        {
            Next();
            if (Next() is not DocumentStart)
                return null;
            TextNode root = Node(Next(), 0);
            Next();
            if (Next() is DocumentStart second)
                Refuse(second, Codes.SeveralDocuments, "a second document begins here", "one document a file");
            return root is TextScalar { IsEmpty: true } ? null : root;
        }

        private ParsingEvent Next()
        {
            ParsingEvent now = Advance();
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                Refuse(now, Codes.Anchor, "anchors and aliases are not accepted", "write the value out");
            return now;
        }

        private ParsingEvent Advance()
        {
            parser ??= new(scanner);
            try
            {
                parser.MoveNext();
                return parser.Current!;
            }
            // YamlDotNet 16.3 answers some damage, such as a list that is never closed, with exceptions of the BCL.
            catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
            {
                throw new YamlException(scanner.CurrentPosition, scanner.CurrentPosition, "this place cannot be read", fault);
            }
        }

        private TextNode Node(ParsingEvent now, int depth)
        {
            if (++nodes > MostNodes)
                Refuse(now, Codes.TooManyNodes, $"the file holds more than {MostNodes} values");
            if (depth > DeepestNesting)
                Refuse(now, Codes.TooDeep, $"nested deeper than {DeepestNesting} levels");
            if (now is NodeEvent { Tag.IsEmpty: false } tagged)
                diagnostics.Add(At(now), Codes.Tag, $"the tag {TextScalar.Excerpt(tagged.Tag.ToString())} is not accepted", "leave it out");
            return now switch
            {
                Scalar scalar => new TextScalar(At(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain),
                SequenceStart => Sequence(now, depth),
                MappingStart => Mapping(now, depth),
                _ => throw new YamlException(now.Start, now.End, "unexpected end"),
            };
        }

        private TextSequence Sequence(ParsingEvent start, int depth)
        {
            List<TextNode> items = [];
            for (ParsingEvent now = Next(); now is not SequenceEnd; now = Next())
                items.Add(Node(now, depth + 1));
            return new(At(start), items);
        }

        private TextMapping Mapping(ParsingEvent start, int depth)
        {
            List<TextEntry> entries = [];
            Dictionary<string, TextScalar> seen = new(StringComparer.Ordinal);
            for (ParsingEvent now = Next(); now is not MappingEnd; now = Next())
            {
                TextNode key = Node(now, depth + 1);
                TextNode value = Node(Next(), depth + 1);
                if (key is not TextScalar { IsEmpty: false } name)
                {
                    diagnostics.Add(key is TextScalar ? value.Where : key.Where, Codes.KeyIsNoText,
                        $"{key.Shape} stands where a key is due");
                }
                else if (seen.TryAdd(name.Value, name))
                    entries.Add(new(name, value));
                else
                {
                    diagnostics.Add(key.Where, Codes.DuplicateKey,
                        $"\"{TextScalar.Excerpt(name.Value)}\" stands here a second time", $"first at line {seen[name.Value].Where.Line}");
                }
            }
            return new(At(start), entries);
        }

        private void Refuse(ParsingEvent now, string code, string text, string hint = "")
        {
            diagnostics.Add(At(now), code, text, hint);
            throw new Refused();
        }

        private SourceSpan At(ParsingEvent now) => new(name, (int)now.Start.Line, (int)now.Start.Column);
    }
}
