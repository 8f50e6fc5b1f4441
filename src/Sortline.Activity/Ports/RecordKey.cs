namespace Sortline.Activity.Ports;

/// <summary>What a record is known by within its project.</summary>
/// <param name="Kind">What it is a record of: <c>example</c>, <c>act</c>.</param>
/// <param name="Id">Which of them; records of one kind are read in the order of their ids.</param>
public readonly record struct RecordKey(string Kind, int Id);
