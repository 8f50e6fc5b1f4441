using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Sortline.Messages;

namespace Sortline.Projects.Formats;

/// <summary>How a project's JSON is brought up to the version of today, one version at a time.</summary>
/// <param name="Version">The version of today.</param>
/// <param name="Steps">For each older version that can still be read, what makes it the next one. Pure: no clock, no files.</param>
internal sealed record Migrations(int Version, ImmutableDictionary<int, Func<JsonObject, JsonObject>> Steps)
{
    /// <summary>Those of this release. There has been one version.</summary>
    public static Migrations Current { get; } =
        new(ProjectJson.Version, ImmutableDictionary<int, Func<JsonObject, JsonObject>>.Empty);

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
