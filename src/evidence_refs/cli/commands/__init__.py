"""The commands, a module each: options -> one call -> screen."""
