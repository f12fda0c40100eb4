"""Data of the program: standards, checklists, document wording, fonts, icons, theme."""
