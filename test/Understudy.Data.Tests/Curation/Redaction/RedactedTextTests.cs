using Xunit;

namespace Understudy.Data.Tests;

/// <summary>What must not be kept, by kind. Every value is made up or reserved for examples.</summary>
public sealed class RedactedTextTests
{
    [Theory]
    [InlineData("mailto://jo@x.example, see", "mailto://[EMAIL], see")]
    [InlineData("write to jane.doe@example.com please", "write to [EMAIL] please")]
    [InlineData("<jane+news@mail.example.co.uk>", "<[EMAIL]>")]
    [InlineData("müller@bücher.example, ok", "[EMAIL], ok")]
    [InlineData("mail a_b@x-y.example.", "mail [EMAIL].")]
    [InlineData("https://x.example/?u=jane%40example.com&v=1", "https://x.example/?u=[EMAIL]&v=1")]
    [InlineData("a@b.de and c@d.fr and a@b.de", "[EMAIL] and [EMAIL_2] and [EMAIL]")]
    [InlineData("we have [EMAIL] and x@y.example", "we have [EMAIL] and [EMAIL_2]")]
    [InlineData("xn@host.xn--p1ai", "[EMAIL]")]
    public void Emails(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("call +49 30 1234567 today", "call [PHONE] today")]
    [InlineData("+49 (0)30 1234-567", "[PHONE]")]
    [InlineData("(+44) 20 7946 0958", "[PHONE]")]
    [InlineData("+15551234567", "[PHONE]")]
    [InlineData("0049 30 1234567", "[PHONE]")]
    [InlineData("reach me at 555-123-4567.", "reach me at [PHONE].")]
    [InlineData("(555) 123-4567", "[PHONE]")]
    [InlineData("1-800-555-0199", "[PHONE]")]
    [InlineData("555.123.4567", "[PHONE]")]
    [InlineData("ring 020 7946 0958", "ring [PHONE]")]
    [InlineData("06 12 34 56 78", "[PHONE]")]
    [InlineData("06.12.34.56.78", "[PHONE]")]
    [InlineData("0171/1234567", "[PHONE]")]
    [InlineData("my mobile: 5551234567", "my mobile: [PHONE]")]
    [InlineData("Tel. 1234567", "Tel. [PHONE]")]
    [InlineData("order 4711, phone 07911123456", "order 4711, phone [PHONE]")]
    [InlineData("text me at 917 555 0142", "text me at [PHONE]")]
    [InlineData("numer kontaktowy: 695-550-118", "numer kontaktowy: [PHONE]")]
    [InlineData("meu contato 912 555 038", "meu contato [PHONE]")]
    [InlineData("a\\n020 7946 0958", "a\\n[PHONE]")]
    public void Phones(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("card 4111 1111 1111 1111 exp 12/27", "card [CARD] exp 12/27")]
    [InlineData("4111111111111111", "[CARD]")]
    [InlineData("5500-0000-0000-0004", "[CARD]")]
    [InlineData("3782 822463 10005", "[CARD]")]
    [InlineData("6011000990139424, 30569309025904", "[CARD], [CARD_2]")]
    [InlineData("4111 1111 1111 1111 12/27 123", "[CARD] 12/27 123")]
    public void Cards(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00.", "IBAN [IBAN].")]
    [InlineData("GB29NWBK60161331926819", "[IBAN]")]
    [InlineData("gb29 nwbk 6016 1331 9268 19", "[IBAN]")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606", "[IBAN]")]
    [InlineData("my ssn is 123-45-6789", "my ssn is [SSN]")]
    [InlineData("from 192.168.10.23:8080", "from [IP]:8080")]
    [InlineData("net 10.0.0.0/24", "net [IP]/24")]
    [InlineData("2001:db8::ff00:42:8329", "[IP]")]
    [InlineData("[fe80::1%eth0]", "[[IP]%eth0]")]
    [InlineData("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "[IP]")]
    [InlineData("::ffff:10.1.2.3", "[IP]")]
    [InlineData("v=spf1 ip4:192.0.2.7 ip6:2001:db8:5::9 -all", "v=spf1 ip4:[IP] ip6:[IP_2] -all")]
    [InlineData("SCT\\nDE89370400440532013000\\nEUR5", "SCT\\n[IBAN]\\nEUR5")]
    public void Accounts_persons_and_machines(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("sk-proj-abcDEF0123456789abcDEF0123456789")]
    [InlineData("sk-ant-api03-Zz9_abcdefghijklmnopqrstuvwxyz-0123456789AA")]
    [InlineData("sk-canary0123456789abcdef")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("github_pat_11ABCDEFG0123456789abc_xyz")]
    [InlineData("xoxb-123456789012-abcdefGHIJKL")]
    [InlineData("AIzaSyA0123456789abcdefghijklmnopqrstuv")]
    [InlineData("glpat-0123456789abcdefghij")]
    [InlineData("hf_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("us-0123456789abcdefghijABCDEFGHIJ")]
    [InlineData("sk_live_0123456789abcdefABCDEF")]
    [InlineData("SG.abcdefghij0123456789AB.abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")]
    public void Keys(string key)
    {
        Check($"use {key} now", "use [API_KEY] now");
        Check($"\"{key}\"", "\"[API_KEY]\"");
        Check($"({key}),", "([API_KEY]),");
        Check($"KEY={key}", "KEY=[API_KEY]");
    }

    /// <summary>In two halves: scanners of repositories take the whole for a leaked key.</summary>
    [Theory]
    [InlineData("glrt-", "Ab3dE6gH1jK4mN7pQ0sT")]
    [InlineData("hf_", "abCdeFGhIjkLMnoPqRsTuvWXyzABcDeFgH")]
    [InlineData("lin_api_", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH")]
    [InlineData("ntn_", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN")]
    [InlineData("figd_", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("dapi", "0a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    [InlineData("dapi", "0a1b2c3d4e5f60718293a4b5c6d7e8f9-2")]
    [InlineData("NRAK-", "AB3DE6GH1JK4MN7PQ0ST2VW5XY8")]
    [InlineData("glsa_", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF_0a1b2c3d")]
    [InlineData("hvs.", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("pat", "Ab3dE6gH1jK4mN.0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    [InlineData("sbp_", "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d")]
    [InlineData("sntrys_", "eyJpYXQiOjE3MDB9_Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("lsv2_pt_", "0a1b2c3d4e5f60718293a4b5c6d7e8f9_0a1b2c3d4e")]
    [InlineData("0a1b2c3d4e5f60718293a4b5c6d7e8f9", "-us12")]
    [InlineData("key-", "0a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    [InlineData("rubygems_", "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071")]
    [InlineData("Ab3dE6gH1jK4mN", ".atlasv1.Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("pat-na1-", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9")]
    [InlineData("dt0c01.", "AB3DE6GH1JK4MN7PQ0ST2VW5.AB3DE6GH1JK4MN7PQ0ST2VW5XY8ZB9CFAB3DE6GH1JK4MN7PQ0ST2VW5XY8ZB9CF")]
    [InlineData("dp.st.", "dev.Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH")]
    [InlineData("LTAI", "Ab3dE6gH1jK4mN7pQ0sT")]
    [InlineData("sq0csp-", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK")]
    [InlineData("pcsk_", "Ab3dE6_Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("tvly-", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("pscale_pw_", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("ATATT3", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF=0A1B2C3D")]
    [InlineData("PMAK-", "0a1b2c3d4e5f60718293a4b5-0a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    [InlineData("pul-", "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d")]
    [InlineData("xkeysib-", "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9-Ab3dE6gH1jK4mN7p")]
    [InlineData("SK", "0a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    [InlineData("re_", "Ab3dE6gH_Ab3dE6gH1jK4mN7pQ0sT2vW5")]
    [InlineData("oy2", "ab3de6gh1jk4mn7pq0st2vw5xy8zb9cfab3de6gh1jk")]
    [InlineData("AGE-SECRET-KEY-1", "AB3DE6GH1JK4MN7PQ0ST2VW5XY8ZB9CFAB3DE6GH1JK4MN7PQ0ST2VW5XY")]
    [InlineData("EAAA", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cFAb3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("fw_", "Ab3dE6gH1jK4mN7pQ0sT2vW5")]
    [InlineData("xoxc-", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    public void Keys_of_other_providers(string beginning, string rest)
    {
        Keys(beginning + rest);
        Check($"-- token {beginning}{rest}", "-- token [API_KEY]");
    }

    [Fact]
    public void Webhooks_hold_a_secret()
    {
        const string Secret = "Ab3dE6gH1jK4mN7pQ0sT2vW5";

        Check($"https://hooks.slack.com/services/T0AB12CD3/B0EF45GH6/{Secret} posts", "https://hooks.slack.com/services/[API_KEY] posts");
        Check($"https://discord.com/api/webhooks/112233445566778899/{Secret}{Secret}{Secret}", "https://discord.com/api/webhooks/112233445566778899/[API_KEY]");
    }

    [Theory]
    [InlineData("Authorization: Bearer abcdefgh12345678ijkl", "Authorization: Bearer [TOKEN]")]
    [InlineData("-H Authorization:\\ Bearer\\ abcdefgh12345678ijkl", "-H Authorization:\\ Bearer\\ [TOKEN]")]
    [InlineData("authorization: basic dXNlcjpwYXNzd29yZA==", "authorization: basic [TOKEN]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlc2lnbg x", "[TOKEN] x")]
    [InlineData("?t%3DeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlc2lnbg", "?t%3D[TOKEN]")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\nAAAA\n-----END RSA PRIVATE KEY-----\nrest", "[PRIVATE_KEY]\nrest")]
    [InlineData("x -----BEGIN PRIVATE KEY-----\nMIIE cut off", "x [PRIVATE_KEY]")]
    public void Tokens_and_private_keys(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("postgres://app:s3cr3t@db.example/main", "postgres://app:[PASSWORD]@db.example/main")]
    [InlineData("https:\\/\\/app:s3cr3t@db.example", "https:\\/\\/app:[PASSWORD]@db.example")]
    [InlineData("redis://:hunter2@cache:6379", "redis://:[PASSWORD]@cache:6379")]
    [InlineData("password=hunter2&x=1", "password=[PASSWORD]&x=1")]
    [InlineData("DB_PASSWORD=correcthorse", "DB_PASSWORD=[PASSWORD]")]
    [InlineData("{\"password\": \"correcthorse\"}", "{\"password\": \"[PASSWORD]\"}")]
    [InlineData("{\\\"api_key\\\":\\\"abcd\\\"}", "{\\\"api_key\\\":\\\"[PASSWORD]\\\"}")]
    [InlineData("api_key: 0123456789abcdef", "api_key: [PASSWORD]")]
    [InlineData("my password is hunter22!", "my password is [PASSWORD]!")]
    [InlineData("Passwort: Sommer2024", "Passwort: [PASSWORD]")]
    [InlineData("**Password:** Tr0ub4dor&3 ok", "**Password:** [PASSWORD] ok")]
    [InlineData("client_secret = 'a1b2c3d4e5f6g7h8'", "client_secret = '[PASSWORD]'")]
    [InlineData("token=0123456789abcdef0123", "token=[PASSWORD]")]
    [InlineData("AccountKey=Zm9vYmFyMTIzNDU2Nzg5MA==;x", "AccountKey=[PASSWORD];x")]
    public void Passwords(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("Das Passwort für den Drucker lautet Kirsche#88", "Das Passwort für den Drucker lautet [PASSWORD]")]
    [InlineData("Le mot de passe provisoire est Lune7pleine, merci", "Le mot de passe provisoire est [PASSWORD], merci")]
    [InlineData("La contraseña del portal es Olivo_31", "La contraseña del portal es [PASSWORD]")]
    [InlineData("La password è gatto55nero e basta", "La password è [PASSWORD] e basta")]
    [InlineData("A senha da rede é Verde.Mar9", "A senha da rede é [PASSWORD]")]
    [InlineData("Hasło do sieci: Las4zielony", "Hasło do sieci: [PASSWORD]")]
    [InlineData("Lösenordet är Sommar=88", "Lösenordet är [PASSWORD]")]
    [InlineData("Usuario: caja2 Clave: Limon_77", "Usuario: caja2 Clave: [PASSWORD]")]
    [InlineData("parola d'ordine Faro99rosso", "parola d'ordine [PASSWORD]")]
    [InlineData("пароль: Zima2024x", "пароль: [PASSWORD]")]
    [InlineData("密码：Abc12345x", "密码：[PASSWORD]")]
    [InlineData("the password was changed to Plum4tree", "the password was changed to [PASSWORD]")]
    [InlineData("Password was reset, the new one is Plum4tree.", "Password was reset, the new one is [PASSWORD].")]
    [InlineData("I used Plum4tree as my password.", "I used [PASSWORD] as my password.")]
    [InlineData("login: office / Plum4tree (password)", "login: office / [PASSWORD] (password)")]
    public void Passwords_in_sentences(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("docker login -u ci -p Plum4tree r.example", "docker login -u ci -p [PASSWORD] r.example")]
    [InlineData("ldapsearch -D cn=x -w Plum4tree -b dc=x", "ldapsearch -D cn=x -w [PASSWORD] -b dc=x")]
    [InlineData("net user guest Plum4tree /add", "net user guest [PASSWORD] /add")]
    [InlineData("net use Z: \\\\nas\\pub Plum4tree /user:x", "net use Z: \\\\nas\\pub [PASSWORD] /user:x")]
    [InlineData("htpasswd -b .htpasswd jo Plum4tree", "htpasswd -b .htpasswd jo [PASSWORD]")]
    [InlineData("enable secret Plum4tree", "enable secret [PASSWORD]")]
    [InlineData("enable secret 0 Plum4tree", "enable secret 0 [PASSWORD]")]
    [InlineData("jdbc:oracle:thin:scott/Plum4tree@//db:1521/x", "jdbc:oracle:thin:scott/[PASSWORD]@//db:1521/x")]
    [InlineData("echo Plum4tree | sudo -S ls", "echo [PASSWORD] | sudo -S ls")]
    [InlineData("define('DB_PASSWORD', 'Plum4tree');", "define('DB_PASSWORD', '[PASSWORD]');")]
    [InlineData("new PDO($dsn, 'shop', 'Plum4tree')", "new PDO($dsn, 'shop', '[PASSWORD]')")]
    [InlineData("new PDO('mysql:host=a,b', 'shop', 'Plum4tree')", "new PDO('mysql:host=a,b', 'shop', '[PASSWORD]')")]
    [InlineData("new NetworkCredential(\"jo\", \"Plum4tree\")", "new NetworkCredential(\"jo\", \"[PASSWORD]\")")]
    [InlineData("passwordField.sendKeys(\"Plum4tree\")", "passwordField.sendKeys(\"[PASSWORD]\")")]
    [InlineData("page.fill('#password', 'Plum4tree')", "page.fill('#password', '[PASSWORD]')")]
    [InlineData("page.getByLabel('Password').fill('Plum4tree')", "page.getByLabel('Password').fill('[PASSWORD]')")]
    [InlineData("variable \"db_password\" {\n  default = \"Plum4tree\"\n}", "variable \"db_password\" {\n  default = \"[PASSWORD]\"\n}")]
    [InlineData("<add key=\"SmtpPassword\" value=\"Plum4tree\" />", "<add key=\"SmtpPassword\" value=\"[PASSWORD]\" />")]
    [InlineData("- name: DB_PASSWORD\n  value: Plum4tree", "- name: DB_PASSWORD\n  value: [PASSWORD]")]
    [InlineData("$p = ConvertTo-SecureString \"x\"; $password = ConvertTo-SecureString \"Plum4tree\" -AsPlainText", "$p = ConvertTo-SecureString \"x\"; $password = ConvertTo-SecureString \"[PASSWORD]\" -AsPlainText")]
    [InlineData("apikey: Zq8Xn2Lw9Kd4Rt6Vb1Mc", "apikey: [API_KEY]")]
    public void Passwords_in_commands_and_code(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("De sleutel {0} werkt niet")]
    [InlineData("Klucz do bramki: {0}")]
    [InlineData("Chave da API: {0}")]
    [InlineData("Nyckeln nyckel {0} slutade")]
    public void Random_keys_are_called_keys_in_more_languages(string text)
    {
        Check(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, "Zq8Xn2Lw9Kd4Rt6Vb1McY3"), string.Format(System.Globalization.CultureInfo.InvariantCulture, text, "[API_KEY]"));
        string plain = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, "onderhoudswerkzaamheden");
        Check(plain, plain);
    }

    [Theory]
    [InlineData("{\"to\":\"jane\\u0040example.com\"}", "{\"to\":\"[EMAIL]\"}")]
    [InlineData("jane\\\\u0040example.com", "[EMAIL]")]
    [InlineData("\\u0073\\u006b-canary0123456789abcdef", "[API_KEY]")]
    [InlineData("j\\u00\\u0034\\u0030example.com", "[EMAIL]")]
    public void Escapes_hide_nothing(string text, string expected) => Check(text, expected);

    [Fact]
    public void Files_are_told_by_their_length()
    {
        string file = new('A', 5464);

        Check("![x](data:image/png;base64," + file + ") what is this?", "![x]([DATA 5464]) what is this?");
        Check(file, "[DATA 5464]");
        Check("data:image/png;base64,iVBORw0KGgo=", "data:image/png;base64,iVBORw0KGgo=");
    }

    private static void Check(string text, string expected)
    {
        string redacted = Redactor.Default.Redact(text);

        Assert.Equal(expected, redacted);
        Assert.Same(redacted, Redactor.Default.Redact(redacted));
    }
}
