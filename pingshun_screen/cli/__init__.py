"""The command line: arguments in, exit status out, no judgement of its own."""
