"""The statistical methods behind every figure, each with its formula and its source."""
