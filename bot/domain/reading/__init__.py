"""Reading free text: who writes, how to reach them, for which company, and what they wish."""
