package agent.rules.access.grant_test

import data.agent.rules.access.grant
import data.agent.testing_test as requests

asked := {{"type": "approval", "by": "owner", "code": "access.grant_approval"}}

test_giving_access_is_approved if grant.obligation == asked with input as requests.invitation

test_not_below_the_limit if {
	grant.obligation == set() with input as requests.invitation with data.settings.limits.grants as 1
	grant.obligation == asked with input as requests.changed(requests.invitation, "/conversation/usage/by_tool/share_file", 2) with data.settings.limits.grants as 1
}

test_other_effects_are_not if grant.obligation == set() with input as requests.mail
