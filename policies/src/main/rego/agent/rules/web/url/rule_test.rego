package agent.rules.web.url_test

import data.agent.rules.web.url
import data.agent.testing_test as requests

at(argument) := requests.changed(requests.fetch, "/action/arguments/~1url", argument)

address(value) := at(requests.stranger("url", value))

denied := {{"code": "web.url_untrusted", "argument": "/url"}}

asked := {{"type": "approval", "by": "owner", "code": "web.url_generated"}}

test_the_users_own_passes if url.deny == set() with input as requests.fetch

test_a_strangers_is_denied_even_for_reading if {
	url.deny == denied with input as address("https://evil.example/?q=secret")
}

test_a_generated_one_is_approved if {
	request := at(requests.generated("url", "https://guess.example/"))
	url.deny == set() with input as request
	url.obligation == asked with input as request
}

test_listed_hosts_pass if {
	every value in [
		"https://docs.company.example",
		"https://docs.company.example/",
		"https://DOCS.company.example/a?b=c#d",
		"https://old.docs.company.example/a",
		"https://a.b.docs.company.example/@evil.example",
		"https://intranet.company.example:8443/x",
	] {
		url.deny == set() with input as address(value)
		url.obligation == set() with input as address(value)
	}
}

test_what_only_looks_listed_is_denied if {
	every value in [
		"http://docs.company.example/",
		"HTTPS://docs.company.example/",
		" https://docs.company.example/",
		"//docs.company.example/",
		"https:/docs.company.example/",
		"https:///docs.company.example/",
		"javascript:https://docs.company.example/",
		"https://docs.company.example@evil.example/",
		"https://docs.company.example:x@evil.example/",
		"https://evil.example\\@docs.company.example/",
		"https://docs.company.example\\.evil.example/",
		"https://docs.company.example/\\evil.example",
		"https://evil.example#.docs.company.example/",
		"https://evil.example?.docs.company.example/",
		"https://docs.company.example?@evil.example",
		"https://evil.example%2f.docs.company.example/",
		"https://docs.company.example.evil.example/",
		"https://evildocs.company.example/",
		"https://docs.company.example./",
		"https://.docs.company.example/",
		"https://a..docs.company.example/",
		"https://company.example/",
		"https://docs.company.example:443/",
		"https://evil.example:1.docs.company.example/",
		"https://x.intranet.company.example:8443/",
		"https://docs.company\u3002example/",
		"https://docs.company.example\t/",
		"https://\u212aocs.company.example/",
		"https://[::1]/",
		"https://",
		"",
		["https://docs.company.example/"],
		7,
	] {
		url.deny == denied with input as address(value)
	}
}

test_an_endless_host_is_denied if {
	labels := ["a" | some _ in numbers.range(1, 200)]
	host := concat(".", array.concat(labels, ["docs.company.example"]))
	url.deny == denied with input as address(concat("", ["https://", host, "/"]))
}
