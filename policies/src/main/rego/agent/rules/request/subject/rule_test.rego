package agent.rules.request.subject_test

import data.agent.rules.request.subject
import data.agent.testing_test as requests

missing := {{"code": "request.subject_missing"}}

test_a_named_subject_passes if subject.deny == set() with input as requests.mail

test_nobody_is_denied if {
	subject.deny == missing with input as requests.changed(requests.mail, "/subject/id", "")
	subject.deny == missing with input as requests.changed(requests.mail, "/subject/id", 7)
	subject.deny == missing with input as requests.without(requests.mail, "/subject/id")
}

test_roles_that_are_no_list_are_denied if {
	subject.deny == missing with input as requests.changed(requests.mail, "/subject/roles", {"a": "user"})
}
