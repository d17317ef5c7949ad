// Nothing: the target of this name holds the headers that every test reads.
