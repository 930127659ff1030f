using Xunit;

namespace Understudy.Data.Tests;

/// <summary>Numbers that the authorities or their documentation print as examples, and the same with a wrong check digit.</summary>
public sealed class NationalIdTests
{
    [Theory]
    [InlineData("CPF 111.444.777-35", "CPF [NATIONAL_ID]")]
    [InlineData("cpf: 11144477735", "cpf: [NATIONAL_ID]")]
    [InlineData("Steuer-ID 86 095 742 719", "Steuer-ID [NATIONAL_ID]")]
    [InlineData("IdNr. 65929970489", "IdNr. [NATIONAL_ID]")]
    [InlineData("PESEL: 44051401359", "PESEL: [NATIONAL_ID]")]
    [InlineData("burgerservicenummer 111222333", "burgerservicenummer [NATIONAL_ID]")]
    [InlineData("811228-9874", "[NATIONAL_ID]")]
    [InlineData("personnummer 198112289874", "personnummer [NATIONAL_ID]")]
    [InlineData("2 55 08 14 168 025 38", "[NATIONAL_ID]")]
    [InlineData("255081416802538", "[NATIONAL_ID]")]
    [InlineData("DNI 12345678Z", "DNI [NATIONAL_ID]")]
    [InlineData("12.345.678-Z", "[NATIONAL_ID]")]
    [InlineData("NIE X1234567L", "NIE [NATIONAL_ID]")]
    [InlineData("RSSMRA85T10A562S", "[NATIONAL_ID]")]
    [InlineData("NI AB 12 34 56 C", "NI [NATIONAL_ID]")]
    [InlineData("nino=ab123456c&x", "nino=[NATIONAL_ID]&x")]
    [InlineData("dni: 12345678z", "dni: [NATIONAL_ID]")]
    [InlineData("DNI 12345678 Z, gracias", "DNI [NATIONAL_ID], gracias")]
    [InlineData("NIE X 1234567 L", "NIE [NATIONAL_ID]")]
    [InlineData("RSS MRA 85T10 A562S", "[NATIONAL_ID]")]
    [InlineData("BSN 111 222 333", "BSN [NATIONAL_ID]")]
    [InlineData("CPF 111444777-35", "CPF [NATIONAL_ID]")]
    [InlineData("personnummer 19811228 9874", "personnummer [NATIONAL_ID]")]
    [InlineData("paid by 19811228-9874", "paid by [NATIONAL_ID]")]
    [InlineData("44051401359; present", "[NATIONAL_ID]; present")]
    public void Ids_with_right_check_digits_are_replaced(string text, string expected) => Assert.Equal(expected, Redactor.Default.Redact(text));

    [Theory]
    [InlineData("CPF 111.444.777-36")]
    [InlineData("111.111.111-11")]
    [InlineData("Steuer-ID 86 095 742 718")]
    [InlineData("PESEL: 44051401358")]
    [InlineData("burgerservicenummer 111222334")]
    [InlineData("811228-9875")]
    [InlineData("255081416802539")]
    [InlineData("DNI 12345678A")]
    [InlineData("RSSMRA85T10A562T")]
    [InlineData("QQ123456C and AB123456E")]
    public void Wrong_check_digits_are_no_ids(string text) => Assert.DoesNotContain("NATIONAL_ID", Redactor.Default.Redact(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("order 44051401359")]
    [InlineData("111222333")]
    [InlineData("111 222 333")]
    [InlineData("11144477735")]
    [InlineData("invoice 198112289874")]
    [InlineData("order AB123456C")]
    [InlineData("ab123456c")]
    [InlineData("12345678z and 12345678 Z")]
    [InlineData("199903081207 and 201407032380")]
    public void A_common_form_needs_the_words_that_say_what_it_is(string text) => Assert.Same(text, Redactor.Default.Redact(text));
}
