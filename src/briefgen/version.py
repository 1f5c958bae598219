"""The version of briefgen."""

VERSION = "0.1.0"
