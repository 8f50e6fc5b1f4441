using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>How a project's JSON is brought up to the version of today, one version at a time.</summary>
/// <param name="Version">The version of today.</param>
/// <param name="Steps">For each older version that can still be read, what makes it the next one. Pure: no clock, no files.</param>
internal sealed record Migrations(int Version, ImmutableDictionary<int, Func<JsonObject, JsonObject>> Steps)
{
    /// <summary>Those of this release. Version 2 only allows more: examples without pictures.</summary>
    public static Migrations Current { get; } =
        new(
            ProjectJson.Version,
            ImmutableDictionary<int, Func<JsonObject, JsonObject>>.Empty.Add(ProjectJson.VersionOfPictures, Unchanged)
        );

    /// <summary>Whether a version means the same today, so that there is nothing to be made of it.</summary>
    public bool IsReadAsItIs(int version) =>
        Enumerable.Range(version, Version - version).All(step => Steps.TryGetValue(step, out var make) && make == Unchanged);

    private static JsonObject Unchanged(JsonObject project) => project;

    /// <summary>The same project as the version of today would have written it.</summary>
    public JsonObject Apply(JsonObject project, int version)
    {
        for (; version < Version; version++)
        {
            project = Steps.TryGetValue(version, out var step)
                ? step(project)
                : throw new ProjectFormatException(Message.Of("project.unreleased-version"));
            project["version"] = version + 1;
        }

        return project;
    }
}
