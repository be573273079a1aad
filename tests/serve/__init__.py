"""The service, started as a person starts it, asked as programs and browsers ask it."""
