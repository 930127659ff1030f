using Xunit;

namespace Understudy.Data.Tests;

/// <summary>Passwords as people say them, and as tables, SQL and commands hold them; beside each rule what it must leave alone.</summary>
public sealed class SaidPasswordTests
{
    [Theory]
    [InlineData("my pw is Plum4tree", "my pw is [PASSWORD]")]
    [InlineData("mdp : Plum4tree", "mdp : [PASSWORD]")]
    [InlineData("het ww is Plum4tree", "het ww is [PASSWORD]")]
    [InlineData("moje hasło to Plum4tree", "moje hasło to [PASSWORD]")]
    [InlineData("a palavra-passe do portal é Plum4tree", "a palavra-passe do portal é [PASSWORD]")]
    [InlineData("Senha provisória: Plum@4tree", "Senha provisória: [PASSWORD]")]
    [InlineData("la clave del wifi es plum-tree-44", "la clave del wifi es [PASSWORD]")]
    [InlineData("Clave de acceso: Plum!4tree", "Clave de acceso: [PASSWORD]")]
    [InlineData("Votre mot de passe est « Plum4tree ».", "Votre mot de passe est « [PASSWORD] ».")]
    [InlineData("I set the password to Plum4tree last night", "I set the password to [PASSWORD] last night")]
    [InlineData("changed the password from Plum4tree to Pear5tree today", "changed the password from [PASSWORD] to [PASSWORD_2] today")]
    [InlineData("Ich habe das Passwort auf Plum4tree geändert", "Ich habe das Passwort auf [PASSWORD] geändert")]
    [InlineData("was it Plum4tree or Pear5tree as password", "was it [PASSWORD_2] or [PASSWORD] as password")]
    [InlineData("Plum4tree is the initial password, change it", "[PASSWORD] is the initial password, change it")]
    [InlineData("still uses plum44 as its password.", "still uses [PASSWORD] as its password.")]
    [InlineData("reset to the default password (Plum2025)", "reset to the default password ([PASSWORD])")]
    [InlineData("the wifi password is, um, plum44tree, all small", "the wifi password is, um, [PASSWORD], all small")]
    [InlineData("Our usual password, Plum4tree!, must go", "Our usual password, [PASSWORD]!, must go")]
    [InlineData("Agent: And the password?\nCaller: It is Plum4tree.", "Agent: And the password?\nCaller: It is [PASSWORD].")]
    [InlineData("new pwd for jenkins -> Plum4tree", "new pwd for jenkins -> [PASSWORD]")]
    [InlineData("Login: office – password – Plum4tree", "Login: office – password – [PASSWORD]")]
    [InlineData("password: \"four small words here\"", "password: \"[PASSWORD]\"")]
    [InlineData("passphrase for the backup: nine tall cups sing", "passphrase for the backup: [PASSWORD]")]
    [InlineData("WLAN: Linde\nKennwort: pflaumenbaum", "WLAN: Linde\nKennwort: [PASSWORD]")]
    [InlineData("user/pass: jo/Plum!4tree", "user/pass: jo/[PASSWORD]")]
    [InlineData("zugang ist gast / Plum!2025", "zugang ist gast / [PASSWORD]")]
    [InlineData("Code wifi : plum-tree-garden-7", "Code wifi : [PASSWORD]")]
    [InlineData("WLAN-Schlüssel: 5512-7744-9910", "WLAN-Schlüssel: [PASSWORD]")]
    public void Passwords_are_found_as_people_say_them(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("CREATE USER 'jo'@'%' IDENTIFIED BY 'Plum4tree'", "CREATE USER 'jo'@'%' IDENTIFIED BY '[PASSWORD]'")]
    [InlineData("ALTER USER jo IDENTIFIED BY Plum4tree;", "ALTER USER jo IDENTIFIED BY [PASSWORD];")]
    [InlineData("IDENTIFIED WITH sha256_password BY 'Plum4tree'", "IDENTIFIED WITH sha256_password BY '[PASSWORD]'")]
    [InlineData("SET PASSWORD FOR jo = PASSWORD('Plum4tree')", "SET PASSWORD FOR jo = PASSWORD('[PASSWORD]')")]
    [InlineData("INSERT INTO a (login, password) VALUES ('jo', 'Plum4tree'), ('bo', 'Pear5tree')", "INSERT INTO a (login, password) VALUES ('jo', '[PASSWORD]'), ('bo', '[PASSWORD_2]')")]
    [InlineData("user,password\njo,Plum4tree\nbo,Pear5tree", "user,password\njo,[PASSWORD]\nbo,[PASSWORD_2]")]
    [InlineData("| user | password |\n|---|---|\n| jo | Plum4tree |", "| user | password |\n|---|---|\n| jo | [PASSWORD] |")]
    [InlineData("<th>Password</th><td>Plum4tree</td>", "<th>Password</th><td>[PASSWORD]</td>")]
    [InlineData("<property name=\"db.password\">Plum4tree</property>", "<property name=\"db.password\">[PASSWORD]</property>")]
    [InlineData("Password:\nPlum4tree", "Password:\n[PASSWORD]")]
    [InlineData("keytool -importkeystore -srcstorepass plum4tree -destkeystore a", "keytool -importkeystore -srcstorepass [PASSWORD] -destkeystore a")]
    [InlineData("requirepass Plum4tree", "requirepass [PASSWORD]")]
    [InlineData("sqlcmd -S db -U sa -P Plum!4tree", "sqlcmd -S db -U sa -P [PASSWORD]")]
    [InlineData("unzip -P 'Plum4tree' a.zip", "unzip -P '[PASSWORD]' a.zip")]
    [InlineData("smbclient //nas/a -U 'jo%Plum4tree'", "smbclient //nas/a -U 'jo%[PASSWORD]'")]
    [InlineData("lftp -u jo,Plum4tree ftp.example", "lftp -u jo,[PASSWORD] ftp.example")]
    [InlineData("echo \"Plum4tree\" | docker login -u ci --password-stdin", "echo \"[PASSWORD]\" | docker login -u ci --password-stdin")]
    [InlineData("echo \"root:Plum4tree\" | chpasswd", "echo \"root:[PASSWORD]\" | chpasswd")]
    [InlineData("$c = ConvertTo-SecureString \"Plum4tree\" -AsPlainText", "$c = ConvertTo-SecureString \"[PASSWORD]\" -AsPlainText")]
    [InlineData("password 0 Plum4tree", "password 0 [PASSWORD]")]
    [InlineData("psk=\"plum-tree-9\"", "psk=\"[PASSWORD]\"")]
    [InlineData("APP_KEY=base64:Zq8Xn2Lw9Kd4Rt6Vb1McY3Pf7Hs", "APP_KEY=base64:[PASSWORD]")]
    public void Passwords_are_found_in_tables_and_commands(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("the password to Server1 is kept by Ann")]
    [InlineData("password (8-64 characters)")]
    [InlineData("password: \"must not be empty\"")]
    [InlineData("passphrase: see the blue folder")]
    [InlineData("Password: at least 10 characters")]
    [InlineData("Kennwort: unbekannt")]
    [InlineData("user stories: US12 / US13")]
    [InlineData("Konto 1200 / 8400")]
    [InlineData("WLAN-Code steht auf dem Router, Typ 7490")]
    [InlineData("identified by ID 4711")]
    [InlineData("user, password, role\nfields are required2")]
    [InlineData("name,password_reset_at\njo,2024-05-01x")]
    [InlineData("<label for=\"password\">Contraseña</label>")]
    [InlineData("api_key=YOUR_API_KEY_HERE")]
    [InlineData("docker compose -p Proj1x -f a.yml up")]
    [InlineData("ssh -p 2222 -l root host1")]
    [InlineData("mkdir -p src/App2x")]
    [InlineData("the ww1.example.com page, pwned 3 times, mdpi 2024")]
    public void Words_about_passwords_are_none(string text) => Assert.Same(text, Redactor.Default.Redact(text));

    [Theory]
    [InlineData("sent to=+4915204069475 ok", "sent to=[PHONE] ok")]
    [InlineData("To=%2B14155550123&x", "To=[PHONE]&x")]
    [InlineData("https://wa.me/4915204069506", "https://wa.me/[PHONE]")]
    [InlineData("sip:+4930555012@pbx.example.net", "sip:[PHONE]@pbx.example.net")]
    [InlineData("recado (11) 94756-9113", "recado [PHONE]")]
    [InlineData("the code from 917 555 0163", "the code from [PHONE]")]
    [InlineData("sure, my number, it's 555-0135", "sure, my number, it's [PHONE]")]
    [InlineData("meine nummer: 015205550123", "meine nummer: [PHONE]")]
    [InlineData("\"phoneNumber\":\"2125550198\"", "\"phoneNumber\":\"[PHONE]\"")]
    [InlineData("redis-cli -h 10.2.3.4 -p 6380", "redis-cli -h [IP] -p 6380")]
    [InlineData("mysql -h10.9.9.9 -u x", "mysql -h[IP] -u x")]
    [InlineData("nginx 10.2.2.2:8080 failed", "nginx [IP]:8080 failed")]
    [InlineData("n.i. no is ab123456c", "n.i. no is [NATIONAL_ID]")]
    [InlineData("beide Nummern: 86 095 742 719", "beide Nummern: [NATIONAL_ID]")]
    [InlineData("personal_number=198112289874", "personal_number=[NATIONAL_ID]")]
    [InlineData("mitt personnummer 8112289874", "mitt personnummer [NATIONAL_ID]")]
    public void Numbers_are_told_by_more_words(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("Die Artikelnummer 0815-47-1102 fehlt")]
    [InlineData("Auftragsnummer: 4485 0730 1208 8631")]
    [InlineData("CNPJ 04.928.117/0001-41")]
    [InlineData("phases 010/20/3000 to 010/20/3040")]
    [InlineData("part 555-0042")]
    [InlineData("SDK 10.0.100.1 preview")]
    [InlineData("ssh deploy@web1.example.org")]
    [InlineData("rsync -a x backup@nas.example.org:/srv")]
    public void Codes_and_machines_are_no_persons(string text) => Assert.Same(text, Redactor.Default.Redact(text));

    /// <summary>In two halves: scanners of repositories take the whole for a leaked key.</summary>
    [Theory]
    [InlineData("pk_live_", "Ab3dE6gH1jK4mN7pQ0sT")]
    [InlineData("rnd_", "Ab3dE6gH1jK4mN7pQ0sT2vW5xY8z")]
    [InlineData("MTAb3dE6gH1jK4mN7pQ0sT2vW5", ".GAb3dE.Ab3dE6gH1jK4mN7pQ0sT2vW5xY8zB9cF")]
    [InlineData("AKIA", "QWERTZUIOPASDFGH")]
    [InlineData("hf_", "AbCdEFgHIJkLmnopQrstUVWxyzabCdefGH")]
    public void Further_keys(string beginning, string rest) => Check($"x {beginning}{rest} y", "x [API_KEY] y");

    [Fact]
    public void A_table_of_many_rows_is_redacted_in_one_pass()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"\nu{i},Plum{i}tree")));

        string redacted = Redactor.Default.Redact("user,password" + rows);

        Assert.DoesNotContain("Plum", redacted, StringComparison.Ordinal);
        Assert.Contains("u39,[PASSWORD_40]", redacted, StringComparison.Ordinal);
    }

    private static void Check(string text, string expected)
    {
        string redacted = Redactor.Default.Redact(text);

        Assert.Equal(expected, redacted);
        Assert.Same(redacted, Redactor.Default.Redact(redacted));
    }
}
