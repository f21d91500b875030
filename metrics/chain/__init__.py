"""The one-stop service chain: its funnel and what its links go with."""
