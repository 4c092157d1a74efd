using System.Text;

namespace Parapet.Model.Text;

/// <summary>The names of files' keys and choices: <c>ScanPeriod</c> is written <c>scan-period</c>.</summary>
public static class KebabCase
{
    public static string From(string name)
    {
        StringBuilder text = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    /// <summary>The word a file uses for an enum value.</summary>
    public static string From(Enum value) => From(value.ToString());

    /// <summary>Lower-case letters and digits in groups joined by single hyphens: the form of ids.</summary>
    public static bool IsId(string text)
    {
        if (text.Length is 0 or > 80)
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            bool hyphen = text[i] == '-';
            if (!hyphen && !char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]))
                return false;
            if (hyphen && (i == 0 || i == text.Length - 1 || text[i - 1] == '-'))
                return false;
        }
        return true;
    }
}
