"""The accessibility statement: research by people, what does not comply yet, the status that follows, and reports."""
