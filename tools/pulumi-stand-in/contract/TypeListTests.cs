using NUnit.Framework;
using Oceanid.StandIn.Generate;

namespace Oceanid.Contract.Tests;

/// <summary>A mistake in the list of types is an error of the build that names the line.</summary>
public sealed class TypeListTests
{
    [TestCase("args Pod volumes:[Volume]", "(3): error STANDIN2: Pod.volumes: no line declares args Volume: add one, or leave the member out")]
    [TestCase("output Pod name:Text", "(3): error STANDIN2: Pod.name: no line declares output Text: add one, or leave the member out")]
    [TestCase("args Pod name", "(3): error STANDIN1: 'name' is no member: write name:type")]
    [TestCase("type Pod name:string", "(3): error STANDIN1: write 'namespace Core.V1 core/v1', and below it lines that begin with kind, args or output and a name")]
    public void A_mistake_is_named(string line, string problem)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"# What is here.\nnamespace Core.V1 core/v1\n{line}\nargs Text text:string # Fine.\n");

            Assert.That(TypeList.Read(file).Problems, Is.EqualTo(new[] { file + problem }));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
