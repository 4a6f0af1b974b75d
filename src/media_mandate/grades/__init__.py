"""How far it is known that a feature ran: its grade, by what lies beside it and what was asked for."""
