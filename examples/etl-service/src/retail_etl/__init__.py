"""Retail sales ETL: landing files to typed sales to daily figures per store."""

__version__ = "1.4.0"
