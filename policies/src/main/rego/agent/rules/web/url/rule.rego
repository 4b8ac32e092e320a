# METADATA
# scope: package
# title: URLs are the user's own, or on a listed host
# description: |
#   For every effect: fetching a URL tells its host what the query says. A host is listed with all below it. What two
#   readers of URLs could read differently is on no list: user names, backslashes, percent signs, other alphabets, a query
#   without a path, any scheme but https.
# custom:
#   codes: [web.url_untrusted, web.url_generated]
package agent.rules.web.url

import future.keywords.not

import data.agent.firewall.approver
import data.agent.firewall.call
import data.agent.firewall.sinks
import data.settings

deny contains {"code": "web.url_untrusted", "argument": pointer} if {
	some pointer in doubtful
	not sinks.asked[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "web.url_generated"} if {
	some pointer in doubtful
	sinks.asked[pointer]
	not sinks.written[pointer]
}

obligation contains {"type": "approval", "by": approver.sink, "code": "web.url_untrusted"} if {
	some pointer in doubtful
	sinks.written[pointer]
}

doubtful contains pointer if {
	input.checkpoint == "tool_call"
	call.roles.url
	some pointer, argument in input.action.arguments
	argument.role == "url"
	not sinks.free[pointer]
	not listed[pointer]
}

listed contains pointer if {
	some pointer, host in hosts
	settings.urls.hosts[host] == true
}

# `docs.acme.example` is below `acme.example`. Looked up from each dot on: the list may be long, a name may not. A host
# with a port is only ever listed whole: `evil.example:1.acme.example` is whatever its reader makes of it.
listed contains pointer if {
	some pointer, host in hosts
	not contains(host, ":")
	labels := split(host, ".")
	every label in labels {
		label != ""
	}
	some first, _ in labels
	first > 0
	settings.urls.hosts[concat(".", array.slice(labels, first, count(labels)))] == true
}

hosts[pointer] := lower(host) if {
	some pointer, argument in input.action.arguments
	argument.role == "url"
	startswith(argument.value, "https://")
	not contains(argument.value, "\\")
	host := split(argument.value, "/")[2]
	count(host) < 254
	trim(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-") == ""
}
