using System.Diagnostics;

using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Tagging;

/// <summary>Dates, times, durations, quantities and codes. The day of the request is Wednesday 14 October 2026.</summary>
public sealed class ValueNormaliserTests
{
    private static readonly NormaliserContext Wednesday = new(new DateOnly(2026, 10, 14));

    [Theory]
    [InlineData("2026-11-03", "2026-11-03")]
    [InlineData("20261103", "2026-11-03")]
    [InlineData("03.11.2026", "2026-11-03")]
    [InlineData("3/11/26", "2026-11-03")]
    [InlineData("20.10.", "2026-10-20")]
    [InlineData("3 November", "2026-11-03")]
    [InlineData("Nov 3rd", "2026-11-03")]
    [InlineData("the 3rd of November 2027", "2027-11-03")]
    [InlineData("Friday, 30 October", "2026-10-30")]
    [InlineData("8 January", "2027-01-08")]
    [InlineData("27 octobr", "2026-10-27")]
    [InlineData("the 20th", "2026-10-20")]
    [InlineData("the thirteenth", "2026-11-13")]
    [InlineData("31", "2026-10-31")]
    [InlineData("today", "2026-10-14")]
    [InlineData("tomorrow morning", "2026-10-15")]
    [InlineData("tomorow", "2026-10-15")]
    [InlineData("the day after tomorrow", "2026-10-16")]
    [InlineData("the day before yesterday", "2026-10-12")]
    [InlineData("Friday", "2026-10-16")]
    [InlineData("wednesday", "2026-10-21")]
    [InlineData("next Thursday", "2026-10-22")]
    [InlineData("this Monday", "2026-10-12")]
    [InlineData("last Monday", "2026-10-12")]
    [InlineData("a week on Friday", "2026-10-23")]
    [InlineData("Friday week", "2026-10-23")]
    [InlineData("Tuesday next week", "2026-10-20")]
    [InlineData("in three weeks", "2026-11-04")]
    [InlineData("in a fortnight", "2026-10-28")]
    [InlineData("10 days ago", "2026-10-04")]
    [InlineData("two weeks from tomorrow", "2026-10-29")]
    [InlineData("a week today", "2026-10-21")]
    [InlineData("in 2 months", "2026-12-14")]
    [InlineData("the end of the month", "2026-10-31")]
    [InlineData("the first of next month", "2026-11-01")]
    [InlineData("end of February", "2027-02-28")]
    public void Days_are_read(string surface, string expected) => Assert.Equal($"\"{expected}\"", Read("date", surface));

    [Theory]
    [InlineData("9 to 12 November", "2026-11-09", "2026-11-12")]
    [InlineData("30 to 2 December", "2026-11-30", "2026-12-02")]
    [InlineData("from 24 December to 2 January 2027", "2026-12-24", "2027-01-02")]
    [InlineData("24 December to 2 January", "2026-12-24", "2027-01-02")]
    [InlineData("Monday to Friday", "2026-10-19", "2026-10-23")]
    [InlineData("next week, Monday to Friday", "2026-10-19", "2026-10-23")]
    [InlineData("next week", "2026-10-19", "2026-10-25")]
    [InlineData("12 and 13 October 2026", "2026-10-12", "2026-10-13")]
    [InlineData("tomorrow until Sunday", "2026-10-15", "2026-10-18")]
    [InlineData("November", "2026-11-01", "2026-11-30")]
    [InlineData("3 November", "2026-11-03", "2026-11-03")]
    public void Stretches_of_days_have_a_first_and_a_last(string surface, string first, string last)
    {
        Assert.Equal($"\"{first}\"", Read("date part=first", surface));
        Assert.Equal($"\"{last}\"", Read("date part=last", surface));
        Assert.Equal(first == last, Read("date", surface) is not null);
    }

    [Theory]
    [InlineData("date weekday=before", "Monday", "2026-10-12")]
    [InlineData("date weekday=from", "Wednesday", "2026-10-14")]
    [InlineData("date next=after", "next Friday", "2026-10-16")]
    [InlineData("date next=skip", "next Friday", "2026-10-23")]
    [InlineData("date this=after", "this Monday", "2026-10-19")]
    [InlineData("date last=week", "last Friday", "2026-10-09")]
    [InlineData("date day=before", "the 20th", "2026-09-20")]
    [InlineData("date month=before", "20 October", "2025-10-20")]
    [InlineData("date order=mdy", "11/3/2026", "2026-11-03")]
    [InlineData("date start=sunday", "next Sunday", "2026-10-18")]
    [InlineData("date form=dd.MM.yyyy", "3 November", "03.11.2026")]
    [InlineData("date form=d_MMMM_yyyy", "2026-11-03", "3 November 2026")]
    public void Conventions_change_what_a_day_means(string name, string surface, string expected) => Assert.Equal($"\"{expected}\"", Read(name, surface));

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("32 October")]
    [InlineData("the 40th")]
    [InlineData("13/13/2026")]
    [InlineData("next")]
    [InlineData("4 Nov 1030")]
    [InlineData("in 99999 weeks")]
    [InlineData("in 1000 months of")]
    [InlineData("Friday please")]
    [InlineData("noon")]
    public void What_is_no_day_is_not_read(string surface) => Assert.Null(Read("date part=first", surface));

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("Friday")]
    [InlineData("3 November")]
    [InlineData("next week")]
    public void What_depends_on_an_unknown_day_is_not_read(string surface)
    {
        Assert.Null(Normalisers.Find("date part=first")!.Read(surface, default));
        Assert.Equal("\"2026-11-03\"", Normalisers.Find("date")!.Read("3 November 2026", default));
    }

    [Theory]
    [InlineData("14:30", "14:30")]
    [InlineData("2.30 pm", "14:30")]
    [InlineData("9", "09:00")]
    [InlineData("9am", "09:00")]
    [InlineData("3", "15:00")]
    [InlineData("4:30", "16:30")]
    [InlineData("12:30", "12:30")]
    [InlineData("6:59", "18:59")]
    [InlineData("06:30", "06:30")]
    [InlineData("7 in the morning", "07:00")]
    [InlineData("half past two", "14:30")]
    [InlineData("quarter to 5", "16:45")]
    [InlineData("a quarter past eleven", "11:15")]
    [InlineData("twenty to four", "15:40")]
    [InlineData("nine fifteen", "09:15")]
    [InlineData("10 o'clock", "10:00")]
    [InlineData("12 a.m.", "00:00")]
    [InlineData("12 pm", "12:00")]
    [InlineData("noon", "12:00")]
    [InlineData("midnight", "00:00")]
    [InlineData("1030", "10:30")]
    [InlineData("14h30", "14:30")]
    public void Times_are_read_in_a_window_of_twelve_hours(string surface, string expected) => Assert.Equal($"\"{expected}\"", Read("time window=7", surface));

    [Theory]
    [InlineData("25:00")]
    [InlineData("9:75")]
    [InlineData("14 am")]
    [InlineData("ninth")]
    [InlineData("9 bananas")]
    public void What_is_no_time_is_not_read(string surface) => Assert.Null(Read("time", surface));

    [Theory]
    [InlineData("90 minutes", "90")]
    [InlineData("an hour and a half", "90")]
    [InlineData("1h30", "90")]
    [InlineData("2 hours 40", "160")]
    [InlineData("1:30", "90")]
    [InlineData("half an hour", "30")]
    [InlineData("three quarters of an hour", "45")]
    [InlineData("two thirds of an hour", "40")]
    [InlineData("a quarter of an hour plus five minutes", "20")]
    [InlineData("two and a half hours", "150")]
    [InlineData("2½ hours", "150")]
    [InlineData("1.5 hours", "90")]
    [InlineData("an hour less ten minutes", "50")]
    [InlineData("PT1H30M", "90")]
    [InlineData("85", "85")]
    [InlineData("a fortnight", "20160")]
    public void Durations_are_read_in_minutes(string surface, string expected) => Assert.Equal(expected, Read("duration", surface));

    [Theory]
    [InlineData("duration unit=hours", "90 minutes", "1.5")]
    [InlineData("duration unit=days", "two weeks", "14")]
    [InlineData("duration unit=seconds bare=minutes", "5", "300")]
    [InlineData("duration form=iso", "an hour and a half", "\"PT1H30M\"")]
    public void A_duration_has_the_unit_and_the_form_that_were_learned(string name, string surface, string expected) => Assert.Equal(expected, Read(name, surface));

    [Theory]
    [InlineData("7 hours, 45 euros")]
    [InlineData("ten minutes less an hour")]
    [InlineData("hours hours")]
    [InlineData("99999999999999 years")]
    public void What_is_no_duration_is_not_read(string surface) => Assert.Null(Read("duration", surface));

    [Theory]
    [InlineData("29 psi", "2")]
    [InlineData("250 mbar", "0.25")]
    [InlineData("180 kPa", "1.8")]
    [InlineData("140 °F", "60")]
    [InlineData("minus 3 degrees", "-3")]
    [InlineData("90 l/h", "1.5")]
    [InlineData("8.8 litres a minute", "8.8")]
    [InlineData("22 ppm", "22")]
    [InlineData("1.5", "1.5")]
    [InlineData("EUR 1.250,50", "1250.5")]
    [InlineData("€40", "40")]
    [InlineData("forty euros", "40")]
    [InlineData("12,550 cents", "125.5")]
    [InlineData("1.2k", "1200")]
    [InlineData("3,480 euros", "3480")]
    public void Quantities_are_converted(string surface, string expected) => Assert.Equal(expected, Read("quantity", surface));

    [Theory]
    [InlineData("quantity pressure=mbar", "1.5 bar", "1500")]
    [InlineData("quantity temperature=f", "60 celsius", "140")]
    [InlineData("quantity round=0", "29.6 psi", "2")]
    [InlineData("quantity decimal=comma", "1.250 EUR", "1250")]
    [InlineData("quantity decimal=comma round=3", "1,250", "1.25")]
    [InlineData("code prefix=INV-", "2699", "\"INV-2699\"")]
    [InlineData("code prefix=INV-", "inv 2699", "\"INV-2699\"")]
    [InlineData("code prefix=INV-", "INV-2699", "\"INV-2699\"")]
    [InlineData("code prefix=A%20 case=upper", "7b2", "\"A 7B2\"")]
    public void A_unit_rounding_and_beginning_are_those_that_were_learned(string name, string surface, string expected) => Assert.Equal(expected, Read(name, surface));

    [Theory]
    [InlineData("€40 bar")]
    [InlineData("bar")]
    [InlineData("12 parsecs")]
    public void What_is_no_quantity_is_not_read(string surface) => Assert.Null(Read("quantity", surface));

    [Theory]
    [InlineData("date weekday=never")]
    [InlineData("date colour=red")]
    [InlineData("dates")]
    [InlineData("date weekday")]
    [InlineData("time window=13")]
    public void A_name_that_no_family_has_finds_nothing(string name) => Assert.Null(Normalisers.Find(name));

    [Fact]
    public void A_normaliser_is_found_again_by_its_name() =>
        Assert.All(Normalisers.All, f => Assert.Equal(f.Make(f.Defaults).Name, Normalisers.Find(f.Make(f.Defaults).Name)!.Name));

    [Fact]
    public void No_surface_breaks_a_normaliser() =>
        Gen.OneOf(Gen.String[0, 120], Gen.OneOf("next", "week", "31", "feb", "half", "past", "to", ":", ".", ",", "9999", "an", "hour", "and", "€", "psi", "-", "the", "of", "½", "/", "0").Array[0, 20].Select(w => string.Join(' ', w)))
            .Sample(surface => Assert.All(Normalisers.All, f =>
            {
                string? json = f.Make(f.Broadest).Read(surface, Wednesday);
                if (json is not null)
                {
                    using var document = System.Text.Json.JsonDocument.Parse(json);
                }
            }));

    [Fact]
    public void A_hostile_surface_takes_no_time()
    {
        string[] hostile = [string.Concat(Enumerable.Repeat("and a half ", 100_000)), new string('9', 1_000_000), string.Concat(Enumerable.Repeat("to ", 31)), string.Concat(Enumerable.Repeat("next week ", 9))];
        long started = Stopwatch.GetTimestamp();
        foreach (string surface in hostile)
        {
            Assert.All(Normalisers.All, f => Assert.Null(f.Make(f.Broadest).Read(surface, Wednesday)));
        }

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("You are an agent. Today is Wednesday 14 October 2026.\n- A week is 7 days (Monday 19 to Sunday 25 October).", "2026-10-14")]
    [InlineData("Current date: 2026-10-14", "2026-10-14")]
    [InlineData("date: 14/10/2026\ntext: move it to 20 October", "2026-10-14")]
    [InlineData("Current date and time: 2026-10-14T09:30:00Z", "2026-10-14")]
    [InlineData("**Today's date** is October 14th, 2026", "2026-10-14")]
    [InlineData("value: Wednesday 14 October 2026\ninput: tomorrow at nine", "2026-10-14")]
    [InlineData("Today is a good day. Change the date to 20 October 2026.", null)]
    [InlineData("Today is 14 October 2026. Today is 15 October 2026.", null)]
    [InlineData("Date: 3/4/2026", null)]
    [InlineData("Today is Wednesday", null)]
    [InlineData("", null)]
    public void The_day_of_a_request_is_found_where_it_is_stated(string text, string? expected) =>
        Assert.Equal(expected, RequestDay.Find(text)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static string? Read(string name, string surface) => Normalisers.Find(name)!.Read(surface, Wednesday);
}
