"""Governance Atlas (基层治理图集): a municipal governance dashboard with geographic views."""
