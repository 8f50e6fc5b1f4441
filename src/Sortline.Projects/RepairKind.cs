namespace Sortline.Projects;

/// <summary>What was done about something wrong.</summary>
public enum RepairKind
{
    /// <summary>An example was left out.</summary>
    ExampleDropped,

    /// <summary>The features of one example were left out: work them out again from its picture.</summary>
    FeaturesDropped,

    /// <summary>The features of all examples were left out: work them out again from the pictures.</summary>
    AllFeaturesDropped,

    /// <summary>A label was left out, and with it its examples.</summary>
    LabelDropped,

    /// <summary>A label got another name, colour or robot action.</summary>
    LabelChanged,

    /// <summary>A setting was put back to its default.</summary>
    SettingChanged,

    /// <summary>A file or folder of an import was skipped.</summary>
    FileSkipped,
}
