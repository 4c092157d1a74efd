using Parapet.Engine.State;
using Xunit;

namespace Parapet.Engine.Tests.State;

public class TableTests
{
    private struct Row
    {
        public int Number;
        public double Value;
    }

    [Fact]
    public void A_handle_stays_good_while_the_table_grows()
    {
        Table<Row> table = new(2);
        for (int i = 0; i < 1000; i++)
            Assert.Equal(i, table.Add(new Row { Number = i, Value = -i }));
        Assert.Equal(1000, table.Count);
        for (int i = 0; i < 1000; i++)
            Assert.Equal((i, (double)-i), (table[i].Number, table[i].Value));
        table[500].Value = 3;
        Assert.Equal(3, table.Rows[500].Value);
        Assert.Equal(1000, table.Rows.Length);
    }

    [Fact]
    public void A_cleared_table_gives_rows_of_zeros_again_and_allocates_nothing()
    {
        Table<Row> table = new(0);
        for (int i = 0; i < 300; i++)
            table.Add(new Row { Number = 1 + i, Value = 1 });
        table.Clear();
        Assert.Equal(0, table.Count);
        Assert.True(table.Rows.IsEmpty);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 300; i++)
            table.Add();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, allocated);
        foreach (ref Row row in table.Rows)
            Assert.Equal((0, 0.0), (row.Number, row.Value));
    }
}
