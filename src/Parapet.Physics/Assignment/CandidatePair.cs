namespace Parapet.Physics.Assignment;

/// <summary>A pairing that is allowed: row (a track) with column (a plot) at a cost. Pairs not listed are forbidden.</summary>
public readonly record struct CandidatePair(int Row, int Column, double Cost);
