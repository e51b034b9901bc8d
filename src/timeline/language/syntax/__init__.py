"""The sentence's grammar: a trained model, run only where something is told, and questions to its parse."""
