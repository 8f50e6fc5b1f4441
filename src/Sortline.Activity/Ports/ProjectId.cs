namespace Sortline.Activity.Ports;

/// <summary>The name under which the browser keeps a project; no two have the same.</summary>
/// <param name="Value">Letters, digits and hyphens.</param>
public readonly record struct ProjectId(string Value);
