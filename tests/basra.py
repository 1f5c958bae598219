"""A brief of two languages and one event, for tests that write a workspace of their own."""

BASRA = """\
title: {en: Water cut in Basra, ar: انقطاع المياه في البصرة}
languages: [en, ar]
events:
  - {id: cut, date: 2026-03-02, text: {en: Two stations stopped., ar: توقفت محطتان.}, sources: [s1]}
sources:
  - {id: s1, publisher: Basra Water Directorate, title: Notice 14}
"""
