using Xunit;

namespace Parapet.Report.Tests;

public class ExampleFile
{
    /// <summary>Left beside the tests for eyes: no test says whether a figure is well drawn.</summary>
    [Fact]
    public void The_file_holds_what_the_text_holds()
    {
        foreach ((string name, Study.Measures.StudyResult result) in new[] { ("example", MadeUp.Rich()), ("levels", MadeUp.Levelled()) })
        {
            string path = Path.Combine(AppContext.BaseDirectory, name + ".html");
            using (FileStream file = File.Create(path))
                StudyReport.Write(result, file);
            Assert.Equal(StudyReport.Text(result), File.ReadAllText(path));
        }
    }
}
