using Oceanid.StandIn.Generate;

var list = TypeList.Read(args[0]);
foreach (var problem in list.Problems)
    Console.Error.WriteLine(problem);
if (list.Problems.Count > 0)
    return 1;

// Whole or not at all: another build may be reading it.
var written = $"{args[1]}.{Environment.ProcessId}";
File.WriteAllText(written, new Code(list).Write());
File.Move(written, args[1], overwrite: true);
return 0;
