"""What an office declares beside its records: deletions, nil returns, yearly targets."""
