"""Commands about snapshots: counting one, publishing one for a meeting, looking whether it is whole."""
