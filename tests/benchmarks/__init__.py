"""Where speed lives: `python -m tests.benchmarks [--json]` prints the budgets of the design beside what is measured."""
