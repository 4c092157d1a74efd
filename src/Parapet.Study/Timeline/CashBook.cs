using Parapet.Model.Study;

namespace Parapet.Study.Timeline;

/// <summary>Turns the flows of one course into bookings.</summary>
internal sealed class CashBook(Calendar calendar, Ledger ledger, int flows)
{
    public double[] Totals { get; } = new double[flows];

    public double[] OffsetsFrom { get; } = Never(flows);

    public double[] OffsetsTo { get; } = Never(flows);

    public void Book(int index, FlowPlan flow, DeliveryPlan?[] deliveries, double[] events, StepFunction[] strengths, ReadOnlySpan<double> values)
    {
        double lag = Of(flow.Lag, values) / TimelineModel.YearS;
        double from = (flow.Event < 0 ? 0 : events[flow.Event]) + lag;
        Totals[index] = flow.Kind switch
        {
            FlowKind.Payment => Payment(flow, from, values),
            FlowKind.PerDelivery => PerDelivery(flow, deliveries[flow.Component]!, lag, events, values),
            FlowKind.Running => Running(flow, from, events, strengths, values),
            _ => Offset(index, flow, from, values),
        };
    }

    private double Payment(FlowPlan flow, double from, ReadOnlySpan<double> values)
    {
        double amount = flow.Sign * values[flow.Amount], over = Of(flow.Over, values) / TimelineModel.YearS;
        return over > 0 && from < calendar.Years ? ledger.Evenly(from, from + over, amount / over) : ledger.Once(from, amount);
    }

    /// <summary>The last unit of a broken number is a part of one. What arrives after the component is gone is not paid for.</summary>
    private double PerDelivery(FlowPlan flow, DeliveryPlan delivery, double lag, double[] events, ReadOnlySpan<double> values)
    {
        StreamPlan stream = delivery.Streams[flow.Stream];
        double first = TimelineModel.First(stream, events[delivery.Event], values), perYear = TimelineModel.PerYear(stream, values);
        double end = delivery.Until < 0 ? double.PositiveInfinity : events[delivery.Until];
        double number = flow.Number < 0 ? values[stream.Full] : values[flow.Number], price = flow.Sign * values[flow.UnitPrice];
        if (double.IsInfinity(perYear))
            return first < end ? ledger.Once(first + lag, price * number) : 0;
        double total = 0;
        for (int k = 0; k < number && first + k / perYear < Math.Min(end, calendar.Years); k++)
            total += ledger.Once(first + k / perYear + lag, price * Math.Min(1, number - k));
        return total;
    }

    private double Running(FlowPlan flow, double from, double[] events, StepFunction[] strengths, ReadOnlySpan<double> values)
    {
        double perYear = flow.Sign * values[flow.Yearly] * TimelineModel.YearS;
        double to = flow.Until < 0 ? calendar.Years : Math.Min(events[flow.Until], calendar.Years);
        if (flow.Component < 0)
            return ledger.Evenly(from, to, perYear);
        StepFunction strength = strengths[flow.Component];
        double total = 0;
        for (int i = 0; i < strength.Times.Count; i++)
        {
            double next = i + 1 < strength.Times.Count ? strength.Times[i + 1] : calendar.Years;
            if (strength.Values[i] > 0)
                total += ledger.Evenly(Math.Max(from, strength.Times[i]), Math.Min(to, next), perYear * strength.Values[i]);
        }
        return total;
    }

    /// <summary>discount × volume × price per year until the amount is reached; nothing is added for waiting.</summary>
    private double Offset(int index, FlowPlan flow, double from, ReadOnlySpan<double> values)
    {
        double perYear = values[flow.Discount] * values[flow.Volume] * values[flow.Price], amount = values[flow.Amount];
        if (double.IsInfinity(from))
            return 0;
        OffsetsFrom[index] = from;
        OffsetsTo[index] = amount == 0 ? from : from + amount / perYear;
        return ledger.Evenly(from, OffsetsTo[index], flow.Sign * perYear);
    }

    private static double Of(int input, ReadOnlySpan<double> values) => input < 0 ? 0 : values[input];

    private static double[] Never(int count)
    {
        double[] never = new double[count];
        Array.Fill(never, double.PositiveInfinity);
        return never;
    }
}
