using Sortline.Pictures;

namespace Sortline.Activity.Ports;

/// <summary>A photo that was taken in.</summary>
/// <param name="Picture">The picture that was made of it.</param>
/// <param name="Remark">What is odd about it; <see langword="null"/> if nothing is.</param>
public sealed record TakenPhoto(PictureId Picture, PictureRemark? Remark = null);
