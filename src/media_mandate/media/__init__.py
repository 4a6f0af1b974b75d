"""What is shown and heard beside the words: pictures, recordings, and the covers of podcasts."""
