using System.Text.Json.Nodes;
using Oceanid.Tool.Knowledge;

namespace Oceanid.Tool.Tests.Knowledge;

public sealed class FormatsTests
{
    private static readonly string Long = new('a', 64);

    private static readonly Dictionary<string, string[]> Right = new()
    {
        ["quantity"] = ["\"64Mi\"", "\"0.5\"", "\"200m\"", "\"1e3\"", "\"1E3\"", "\"5E\"", "\"1Ei\"", "\"-1\"", "\"+1.5Gi\"", "\".5\"", "\"1.\"", "\"100n\"", "\"5u\"", "\"12e-3\"", "\"99999999999999999999999999999999\"", "1", "0.5"],
        ["dns-label"] = ["\"a\"", "\"my-app\"", "\"0\"", "\"a--b\"", $"\"{Long[1..]}\""],
        ["dns-label-1035"] = ["\"my-app\"", "\"a0\""],
        ["dns-subdomain"] = ["\"a.b-c.example\"", "\"0.1\"", "\"kube-root-ca.crt\""],
        ["class-name"] = ["\"\"", "\"local-path\""],
        ["host"] = ["\"example.org\"", "\"*.example.org\"", "\"localhost\"", "\"xn--bcher-kva.example\""],
        ["port-name"] = ["\"http\"", "\"0a\"", "\"a-b-c-d-e-f-g-0\""],
        ["port-or-name"] = ["80", "65535", "\"http\"", "8080.0"],
        ["label-key"] = ["\"app\"", "\"app.kubernetes.io/name\"", "\"A_b.c-d\"", $"\"example.org/{Long[1..]}\""],
        ["annotation-key"] = ["\"Example.org/Key\"", "\"pulumi.com/skipAwait\""],
        ["label-value"] = ["\"\"", "\"1.0_b-C\"", $"\"{Long[1..]}\""],
        ["cidr"] = ["\"10.0.0.0/8\"", "\"10.1.2.3/8\"", "\"0.0.0.0/0\"", "\"fd00::/8\"", "\"::/0\"", "\"::ffff:10.0.0.1/128\""],
        ["ip"] = ["\"10.0.0.1\"", "\"::1\"", "\"fe80::1\""],
        ["cron"] = ["\"0 3 * * *\"", "\"*/5 * * * *\"", "\"0 0 1,15 JAN-jun mon-FRI\"", "\"5/15 ? * * 0\"", "\" 1 2  3 4 5 \"", "\"@daily\"", "\"@every 1h30m\"", "\"*/100 * * * *\"", "\"0-59/2 0 29 2 6\""],
        ["time-zone"] = ["\"Etc/UTC\"", "\"UTC\"", "\"Europe/Berlin\"", "\"America/Argentina/Buenos_Aires\""],
        ["image"] =
        [
            "\"nginx\"", "\"nginx:1.29\"", "\"ghcr.io/acme/app:v1.0.0-Rc.1\"", "\"localhost:5000/a/b__c/d--e:x\"", "\"registry:5000/x\"", "\"[fd00::1]:5000/x\"",
            $"\"docker.io/library/nginx:1.29@sha256:{new string('a', 64)}\"", "\"REG.example.org/x\"",
        ],
        ["env-name"] = ["\"PATH\"", "\"my.var\"", "\"1A b!\""],
        ["config-key"] = ["\"a.b_C-1\"", "\".bashrc\"", "\"tls.crt\"", "\"-\""],
        ["base64"] = ["\"\"", "\"YQ==\"", "\"YWI=\\n\"", "\"YWJj\""],
        ["go-duration"] = ["\"0\"", "\"1h30m\"", "\"-1.5h\"", "\"300ms\"", "\".5s\"", "\"1.s\"", "\"5us\"", "\"5µs\"", "\"10ns\"", "\"876000h\""],
        ["absolute-path"] = ["\"/\"", "\"/a/../b\""],
        ["relative-path"] = ["\"a/b\"", "\"..data\"", "\"a..b/c\""],
        ["int-or-percent"] = ["0", "5", "\"0%\"", "\"25%\"", "\"150%\""],
        ["role-name"] = ["\"system:auth-delegator\"", "\"A b\""],
        ["user-name"] = ["\"system:serviceaccount:a:b\""],
        ["mode"] = ["0", "420", "511"],
        ["cel"] =
        [
            "\"true\"", "\"status.conditions.exists(c, c.type == 'Ready' && c.status == \\\"True\\\")\"", "\"!has(object.spec.a) || -1 < object.spec['b'] % 2\"", "\"[1, 2,].all(x, x in {'a': 1, 'b': 2,}) ? r'\\\\d' : 0x1F\"",
            "\"object.?spec[?'a'].orValue(optional.none()) != '' // why\"", "\"a.b(1.5e3, 'it\\\\'s', \\\"\\\"\\\"x\\ny\\\"\\\"\\\")\"", "\"[].size() == 0\"",
        ],
        ["go-regexp"] = ["\"\"", "\"^.*(dry-run|ready)$\"", "\"(?P<name>[[:alpha:]]+)\\\\z\"", "\"\\\\pL\""],
        ["semver-range"] = ["\"*\"", "\"1.x\"", "\">=1.0.0 <2.0.0\"", "\"^1.2.3-rc.1 || ~2.0\"", "\"1.2 - 1.4\"", "\"v1.2.3\"", "\">= 1.0, != 1.3\""],
        ["digest"] = [$"\"sha256:{Long}\""],
        ["date-time"] = ["\"2026-01-31T12:00:00Z\"", "\"2026-01-31T12:00:00.123456+01:00\""],
    };

    private static readonly (string Format, string Value, string Message)[] Faults =
    [
        ("quantity", "\"64MB\"", "'64MB' is not a quantity: write 64M or 64Mi."),
        ("quantity", "\"64mi\"", "'64mi' is not a quantity: write 64Mi."),
        ("quantity", "\"1GB\"", "'1GB' is not a quantity: write 1G or 1Gi."),
        ("quantity", "\" 64Mi\"", "' 64Mi' is not a quantity: write 64Mi."),
        ("quantity", "\"64 Mi\"", "'64 Mi' is not a quantity: write 64Mi."),
        ("quantity", "\"1K\"", "'1K' is not a quantity: write 1k or 1Ki."),
        ("quantity", "\"0.5 cores\"", "'0.5 cores' is not a quantity: write a number with a unit, such as 64Mi or 200m."),
        ("quantity", "\"1e\"", "'1e' is not a quantity: write a number with a unit, such as 64Mi or 200m."),
        ("quantity", "\"Mi\"", "'Mi' is not a quantity: write a number with a unit, such as 64Mi or 200m."),
        ("quantity", "\"\"", "'' is not a quantity: write a number with a unit, such as 64Mi or 200m."),
        ("dns-label", "\"My_App\"", "'My_App' is not a DNS label: use a-z, 0-9 and -, such as my-app."),
        ("dns-label", "\"-a\"", "'-a' is not a DNS label: use a-z, 0-9 and -, such as a."),
        ("dns-label", "\"a.b\"", "'a.b' is not a DNS label: use a-z, 0-9 and -, such as a-b."),
        ("dns-label", "\"my-app\\n\"", "'my-app↵' is not a DNS label: use a-z, 0-9 and -, such as my-app."),
        ("dns-label", $"\"{Long}\"", $"'{Long}' has 64 characters, and a DNS label at most 63: shorten it."),
        ("dns-label-1035", "\"1a\"", "'1a' is not a DNS label that begins with a letter: use a-z, 0-9 and -, such as n1a."),
        ("dns-subdomain", "\"A..b\"", "'A..b' is not a DNS name: use a-z, 0-9, - and ., such as a.b."),
        ("host", "\"https://example.org\"", "'https://example.org' is not a host name: leave out the scheme."),
        ("host", "\"example.org:80\"", "'example.org:80' is not a host name: leave out the port."),
        ("host", "\"example.org/a\"", "'example.org/a' is not a host name: leave out the path."),
        ("host", "\"a.*.org\"", "'a.*.org' is not a host name: a * stands only at the start, before a dot."),
        ("host", "\"Example.org\"", "'Example.org' is not a host name: use a-z, 0-9, - and ., such as example.org."),
        ("port-name", "\"my_port\"", "'my_port' is not a port name: use a-z, 0-9 and single -, with a letter in it, such as http."),
        ("port-name", "\"80\"", "'80' is not a port name: use a-z, 0-9 and single -, with a letter in it, such as http."),
        ("port-name", "\"a--b\"", "'a--b' is not a port name: use a-z, 0-9 and single -, with a letter in it, such as http."),
        ("port-name", "\"metrics-exporter\"", "'metrics-exporter' has 16 characters, and a port name at most 15: shorten it."),
        ("port-or-name", "0", "'0' is not a port: write 1 to 65535."),
        ("port-or-name", "70000", "'70000' is not a port: write 1 to 65535."),
        ("port-or-name", "\"8080\"", "'8080' is a text, and a port is a number: write it without quotes."),
        ("label-key", "\"a b\"", "'a b' is not a label key: use letters, digits, -, _ and ., with a letter or digit at both ends."),
        ("label-key", "\"a/b/c\"", "'a/b/c' is not a label key: it has one / at most, after a DNS name."),
        ("label-key", "\"/a\"", "'/a' is not a label key: before the / stands a DNS name, such as example.org."),
        ("label-key", "\"Example.org/a\"", "'Example.org/a' is not a label key: before the / stands a DNS name, such as example.org."),
        ("label-key", "\"example.org/\"", "'' is not a label key: use letters, digits, -, _ and ., with a letter or digit at both ends."),
        ("annotation-key", "\"a_b.org/c\"", "'a_b.org/c' is not an annotation key: before the / stands a DNS name, such as example.org."),
        ("label-value", "\"a b\"", "'a b' is not a label value: use letters, digits, -, _ and ., such as a-b."),
        ("label-value", "\"v1/2\"", "'v1/2' is not a label value: use letters, digits, -, _ and ., such as v1-2."),
        ("label-value", $"\"{Long}\"", $"'{Long}' has 64 characters, and a label value at most 63: shorten it."),
        ("cidr", "\"10.0.0.1\"", "'10.0.0.1' is not a CIDR: write 10.0.0.1/32."),
        ("cidr", "\"10.0.0.0/33\"", "'10.0.0.0/33' is not a CIDR: write an address and a length, such as 10.0.0.0/8."),
        ("cidr", "\"10/8\"", "'10/8' is not a CIDR: write an address and a length, such as 10.0.0.0/8."),
        ("cidr", "\"10.0.0.256/8\"", "'10.0.0.256/8' is not a CIDR: write an address and a length, such as 10.0.0.0/8."),
        ("ip", "\"10.0.0\"", "'10.0.0' is not an IP address: write one, such as 10.0.0.1, without port and prefix."),
        ("ip", "\"[::1]\"", "'[::1]' is not an IP address: write one, such as 10.0.0.1, without port and prefix."),
        ("cron", "\"0 3 * *\"", "'0 3 * *' has 4 fields, and a schedule five: minute, hour, day of the month, month, day of the week."),
        ("cron", "\"0 3 * * * *\"", "'0 3 * * * *' has 6 fields, and a schedule five: minute, hour, day of the month, month, day of the week."),
        ("cron", "\"60 3 * * *\"", "'60 3 * * *' is not a schedule: the minute is 0 to 59, not '60'."),
        ("cron", "\"0 3 * * 7\"", "'0 3 * * 7' is not a schedule: the day of the week is 0 to 6 or SUN to SAT, and Sunday is 0."),
        ("cron", "\"0 3 0 * *\"", "'0 3 0 * *' is not a schedule: the day of the month is 1 to 31, not '0'."),
        ("cron", "\"*/0 3 * * *\"", "'*/0 3 * * *' is not a schedule: '*/0' has no step above 0."),
        ("cron", "\"0 5-3 * * *\"", "'0 5-3 * * *' is not a schedule: the range '5-3' of the hour ends before it begins."),
        ("cron", "\"1-2-3 5 * * *\"", "'1-2-3 5 * * *' is not a schedule: '1-2-3' is not a range of the minute."),
        ("cron", "\"TZ=UTC 0 3 * * *\"", "'TZ=UTC 0 3 * * *' names a time zone: write it in timeZone."),
        ("cron", "\"@dayly\"", "'@dayly' is not a schedule: write @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every 1h."),
        ("cron", "\"@every 1d\"", "'@every 1d' is not a schedule: write @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every 1h."),
        ("class-name", "\"Local-Path\"", "'Local-Path' is not a DNS name: use a-z, 0-9, - and ., such as local-path."),
        ("time-zone", "\"Local\"", "'Local' is not a time zone: write the name of one, such as Europe/Berlin or Etc/UTC."),
        ("time-zone", "\"\"", "'' is not a time zone: write the name of one, such as Europe/Berlin or Etc/UTC."),
        ("time-zone", "\"W. Europe\"", "'W. Europe' is not a time zone: write the name of one, such as Europe/Berlin or Etc/UTC."),
        ("image", "\"ghcr.io/Acme/app:1\"", "'ghcr.io/Acme/app:1' is not an image: a repository is written in lower case."),
        ("image", "\"Acme/app:1\"", "'Acme/app:1' is not an image: a repository is written in lower case."),
        ("image", "\"nginx:\"", "'nginx:' is not an image: write REGISTRY/NAME:TAG, such as ghcr.io/acme/app:1.0.0."),
        ("image", "\"nginx:1.0:2\"", "'nginx:1.0:2' is not an image: write REGISTRY/NAME:TAG, such as ghcr.io/acme/app:1.0.0."),
        ("image", "\"https://ghcr.io/a\"", "'https://ghcr.io/a' is not an image: write REGISTRY/NAME:TAG, such as ghcr.io/acme/app:1.0.0."),
        ("image", "\"nginx latest\"", "'nginx latest' is not an image: write REGISTRY/NAME:TAG, such as ghcr.io/acme/app:1.0.0."),
        ("image", $"\"nginx@sha256:{Long[1..]}\"", $"'nginx@sha256:{Long[1..55]}…' is not an image: after sha256: stand 64 characters of 0-9 and a-f."),
        ("image", "\"\"", "The image is empty."),
        ("env-name", "\"A=B\"", "'A=B' is not a variable name: use any printable ASCII but =."),
        ("env-name", "\"\"", "'' is not a variable name: use any printable ASCII but =."),
        ("env-name", "\"größe\"", "'größe' is not a variable name: use any printable ASCII but =."),
        ("config-key", "\"a/b\"", "'a/b' is not a key: use letters, digits, -, _ and ., such as a-b."),
        ("config-key", "\"..data\"", "'..data' is not a key: use letters, digits, -, _ and ., such as data."),
        ("config-key", "\".\"", "'.' is not a key: use letters, digits, -, _ and ., such as my-app."),
        ("base64", "\"secret\"", "'secret' is not a base64 text: encode it: printf %s VALUE | base64 -w0."),
        ("base64", "\"YQ\"", "'YQ' is not a base64 text: encode it: printf %s VALUE | base64 -w0."),
        ("go-duration", "\"5\"", "'5' is not a duration: write its unit, such as 5s."),
        ("go-duration", "\"1d\"", "'1d' is not a duration: write 24h."),
        ("go-duration", "\"5 minutes\"", "'5 minutes' is not a duration: write hours, minutes and seconds, such as 1h30m."),
        ("absolute-path", "\"a\"", "'a' is not an absolute path: write /a."),
        ("relative-path", "\"/a\"", "'/a' is not a relative path: write a."),
        ("relative-path", "\"a/../b\"", "'a/../b' is not a path within the volume: leave out `..`."),
        ("int-or-percent", "-1", "'-1' is not a number of pods: write a whole number from 0, or one with %, such as 25%."),
        ("int-or-percent", "\"half\"", "'half' is not a percentage: write a whole number, or one with %, such as 25%."),
        ("int-or-percent", "\"25\"", "'25' is not a percentage: write a whole number, or one with %, such as 25%."),
        ("role-name", "\"a/b\"", "'a/b' is not a name: it may hold neither / nor %, and be neither . nor ..."),
        ("user-name", "\"\"", "The name is empty."),
        ("mode", "644", "'644' is not a mode: write 0644, which is octal."),
        ("mode", "888", "'888' is not a mode: write 0 to 0777."),
        ("cel", "\"a == 'b\"", "'a == 'b' is not an expression of CEL: a quote does not end."),
        ("cel", "\"f(a\"", "'f(a' is not an expression of CEL: ( is not closed."),
        ("cel", "\"f(a])\"", "'f(a])' is not an expression of CEL: ] closes what is not open."),
        ("cel", "\"a)\"", "'a)' is not an expression of CEL: ) closes what is not open."),
        ("cel", "\"a <=\"", "'a <=' is not an expression of CEL: a value is missing after <=."),
        ("cel", "\"(a && )\"", "'(a && )' is not an expression of CEL: a value is missing before )."),
        ("cel", "\"&& a\"", "'&& a' is not an expression of CEL: a value is missing before &&."),
        ("cel", "\"a b\"", "'a b' is not an expression of CEL: an operator is missing before b."),
        ("cel", "\"\"", "'' is not an expression of CEL: it is empty."),
        ("go-regexp", "\"(.*\"", "'(.*' is not a regular expression: something is wrong at character 3."),
        ("go-regexp", "\"*\"", "'*' is not a regular expression: something is wrong at character 1."),
        ("semver-range", "\"latest\"", "'latest' is not a range of versions: write one, such as 1.2.x or >=1.0.0 <2.0.0."),
        ("semver-range", "\"\"", "'' is not a range of versions: write one, such as 1.2.x or >=1.0.0 <2.0.0."),
        ("digest", "\"latest\"", "'latest' is not a digest: write sha256: and its 64 characters."),
        ("date-time", "\"2026-01-31\"", "'2026-01-31' is not a time: write it as 2026-01-31T12:00:00Z."),
        ("date-time", "\"2026-13-31T12:00:00Z\"", "'2026-13-31T12:00:00Z' is not a time: write it as 2026-01-31T12:00:00Z."),
    ];

    private static IEnumerable<TestCaseData> Taken() => Right.SelectMany(format => format.Value.Select(value => new TestCaseData(format.Key, value)));

    private static IEnumerable<TestCaseData> Refused() => Faults.Select(fault => new TestCaseData(fault.Format, fault.Value, fault.Message));

    [TestCaseSource(nameof(Taken))]
    public void What_Kubernetes_takes_is_taken(string format, string value) => Assert.That(Formats.Wrong(format, JsonNode.Parse(value)!), Is.Null);

    [TestCaseSource(nameof(Refused))]
    public void What_it_refuses_is_refused_with_what_to_write(string format, string value, string message) =>
        Assert.That(Formats.Wrong(format, JsonNode.Parse(value)!), Is.EqualTo(message));

    [Test]
    public void Every_format_has_both() => Assert.That(
        (Right.Keys.Order(), Faults.Select(fault => fault.Format).Distinct().Order()),
        Is.EqualTo((Formats.Known.Order(), Formats.Known.Order())));

    [TestCase("quantity", "true")]
    [TestCase("dns-label", "5")]
    [TestCase("mode", "\"x\"")]
    [TestCase("cron", "[\"x\"]")]
    [TestCase("no-such-format", "\"x\"")]
    public void A_value_of_another_type_and_an_unknown_format_are_for_others(string format, string value) =>
        Assert.That(Formats.Wrong(format, JsonNode.Parse(value)!), Is.Null);

    [Test]
    public void A_zone_that_is_none_is_refused_where_the_machine_knows_the_zones() => Assert.That(
        Formats.Wrong("time-zone", "Europe/Atlantis") is null,
        Is.EqualTo(!TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out _)));
}
