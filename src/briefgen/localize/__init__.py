"""What a language does to a report: its words, digits, dates, lists and direction."""
