"""The schema's history: Alembic environment and versions."""
