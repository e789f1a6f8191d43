// Only classes with one another: the tests of a class may share what they prepare.
[assembly: Parallelizable(ParallelScope.Fixtures)]
