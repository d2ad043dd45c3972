REVOKE ALL ON desks FROM guarded_desk;
