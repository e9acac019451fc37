"""What goes into the files of test_data/ledgers."""
