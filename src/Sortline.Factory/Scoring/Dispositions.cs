namespace Sortline.Factory.Scoring;

/// <summary>What can be asked of a disposition.</summary>
public static class Dispositions
{
    extension(Disposition disposition)
    {
        /// <summary>The other of the two that a robot decides between; of what is set aside, to ship it.</summary>
        public Disposition Opposite => disposition is Disposition.Ship ? Disposition.Reject : Disposition.Ship;
    }
}
