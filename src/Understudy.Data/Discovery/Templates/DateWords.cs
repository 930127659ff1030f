namespace Understudy.Data;

/// <summary>Names of months and days, in English, German and French. Like numbers they are fixed only as long as a log is short: they belong to the value that they stand beside.</summary>
public static class DateWords
{
    private static readonly HashSet<string> Words = new(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
        lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre novembre décembre
        am pm utc gmt cet cest
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word is one, in any case.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
