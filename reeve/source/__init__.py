"""How files become rows: sources, their columns, imports that load all or nothing, and undo."""
