namespace Sortline.Factory.Parts;

/// <summary>Where a line's parts come from.</summary>
public interface IPartSource
{
    /// <summary>Makes the part with a number.</summary>
    /// <param name="index">The part's number, counted from 0.</param>
    /// <returns>A part whose <see cref="Part.Id"/> is <paramref name="index"/>; always the same one.</returns>
    Part Create(int index);
}
