"""What KVK keeps of a company besides its profile: accounts, UBO status and changes that are not reported."""
