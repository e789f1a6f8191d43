using System.Reflection;
using System.Reflection.Emit;
using NUnit.Framework;

namespace Oceanid.Contract.Tests;

/// <summary>
/// An empty assembly in the place of one that the NUnit adapter refers to and does not bring along. The official SDK
/// loads every assembly that a loaded one refers to, to find the class of a resource that is the value of an input.
/// </summary>
[SetUpFixture]
public sealed class MissingAssembly
{
    private const string Name = "TestCentric.Metadata";

    [OneTimeSetUp]
    public void Supply() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    [OneTimeTearDown]
    public void Withdraw() => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static AssemblyBuilder? Resolve(object? sender, ResolveEventArgs args) =>
        new AssemblyName(args.Name) is { Name: Name } name
            ? AssemblyBuilder.DefineDynamicAssembly(name, AssemblyBuilderAccess.Run)
            : null;
}
